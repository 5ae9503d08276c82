import { closeWith, runLane } from "./checks/lane";
import { shortChecks, typegen, typesAndLint, unitTests } from "./checks/steps";

const help = `npm run verify

The fast half of npm test: format, types, secrets, lint, dead code, import walls, unit and integration tests.`;

if (process.argv.includes("--help")) console.log(help);
else closeWith(await runLane([typegen, typesAndLint, ...shortChecks, unitTests]));
