/**
 * Build of the front end: hashed files and a manifest in web/dist, served by Django under /static/app/.
 * Nothing is fetched from elsewhere at run time: fonts and libraries are bundled.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/static/app/",
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    // Files small enough for a data: URI would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: {
        edit: "edit/main.ts",
        extracts: "extracts/main.ts",
        imports: "imports/main.ts",
        feature: "feature/main.ts",
        lineage: "lineage/main.ts",
        map: "map/main.ts",
        functions: "packages/functions.ts",
        packages: "packages/main.ts",
        pages: "pages/pages.ts",
        permits: "permits/main.ts",
        plans: "plans/main.ts",
        precheck: "precheck/main.ts",
        quality: "quality/main.ts",
        quality_edges: "quality/edges.ts",
        quality_register: "quality/register.ts",
        review: "review/main.ts",
        services: "services/main.ts",
      },
    },
  },
  test: { include: ["**/*.test.ts"], exclude: ["node_modules/**", "dist/**"] },
});
