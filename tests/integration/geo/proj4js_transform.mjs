// Transforms points with proj4js and the definitions of the registry, as the browser does.
// stdin: {"definitions": {code: text}, "jobs": [[source, target, [[x, y], …]], …]}; stdout: [[[x, y], …], …].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/package.json`);
const proj4 = require("proj4");
const { definitions, jobs } = JSON.parse(readFileSync(0, "utf8"));
for (const [code, text] of Object.entries(definitions)) proj4.defs(code, text);
const answers = jobs.map(([source, target, points]) => points.map((point) => proj4(source, target).forward(point)));
process.stdout.write(JSON.stringify(answers));
