/** Line icons, drawn here so that nothing is fetched. */
import { html, svg, type TemplateResult } from "lit";

const PATHS = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 4.5 4.5",
  close: "M5 5l14 14M19 5 5 19",
  layers: "M12 3 3 8l9 5 9-5-9-5zM3 12.500l9 5 9-5M3 17l9 5 9-5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  home: "M4 11l8-7 8 7M6 9.500V20h12V9.500M10 20v-6h4v6",
  locate: "M12 2v4M12 18v4M2 12h4M18 12h4M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM12 11v2M11 12h2",
  link: "M10 14a4 4 0 0 0 5.7.400l3-3a4 4 0 0 0-5.7-5.700l-1.5 1.500M14 10a4 4 0 0 0-5.7-.400l-3 3a4 4 0 0 0 5.7 5.700l1.5-1.5",
  print: "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
  target: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 10v4M10 12h4",
  help: "M9 9a3 3 0 1 1 4.2 2.800c-.8.4-1.2 1-1.2 2M12 17v.200M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  chevron: "M6 9l6 6 6-6",
  contrast: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  pin: "M12 21s-7-6.5-7-12a7 7 0 0 1 14 0c0 5.5-7 12-7 12zM12 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  parcel: "M5 6l9-2 5 6-3 9-11 1zM14 4l-2 15",
  street: "M8 3 5 21M16 3l3 18M12 4v3M12 10.500v3M12 17v3",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  ward: "M4 6l6-2 5 2 5-2v14l-5 2-5-2-6 2zM10 4v14M15 6v14",
  calendar: "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4",
  check: "M5 12.500l4.5 4.500L19 7",
  select: "M6 3l13 8-6 1.500L10 19z",
  draw: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3M3 21h8",
  reshape: "M6 6l12 2-3 11-9-3zM4 4h4v4H4zM16 6h4v4h-4zM13 17h4v4h-4z",
  move: "M12 3v18M3 12h18M12 3 9.500 5.500M12 3l2.5 2.500M12 21l-2.5-2.500M12 21l2.5-2.500M3 12l2.5-2.500M3 12l2.5 2.500M21 12l-2.5-2.500M21 12l-2.5 2.500",
  hole: "M4 5l15-1 1 15-14 1zM9 10h6v5H9z",
  part: "M3 8l7-4 3 8-8 3zM15 14h6M18 11v6",
  copy: "M8 8h11v12H8zM5 16V4h11",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500",
  undo: "M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3",
  redo: "M15 6l5 5-5 5M20 11H10a5 5 0 0 0 0 10h3",
  measure: "M3 16 16 3l5 5L8 21zM7 12l2 2M10 9l2 2M13 6l2 2",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
  magnet: "M6 4v8a6 6 0 0 0 12 0V4M6 8h4M14 8h4M10 4v8a2 2 0 0 0 4 0V4M6 4h4M14 4h4",
  trace: "M4 19h4l3-10h5l4-5M4 19a1 1 0 1 0 .010 0M20 4a1 1 0 1 0 .010 0",
  split: "M4 6l14-2 2 13-15 2zM8 3l7 18",
  merge: "M3 6h8v12H3zM13 6h8v12h-8zM8 12h8M13.500 9.500 16 12l-2.500 2.500",
  save: "M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon; the control that holds it carries the words. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]} />`}</svg>`;
}
