import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { currentDocument, MATRIX_FILE } from "./checks/routes/document";
import { readRoutes } from "./checks/routes/read-routes";
import { routeProblems } from "./checks/routes/rules";

const help = `npm run routes [-- --write]

Prints who may ask which route for what, read from the code, and what is wrong with any of them.

  --write   writes it into ${MATRIX_FILE}
  --help    this text

Exit status: 0 every handler follows the rules; 1 one does not.`;

const { write, help: asked } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
}).values;

if (asked) console.log(help);
else {
  const problems = routeProblems(readRoutes("."));
  const document = await currentDocument(".");
  if (write) writeFileSync(MATRIX_FILE, document);
  else console.log(document);
  for (const problem of problems) console.error(`✗ ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
