import { answer } from "./inspect/answer";

const { status, output, trouble } = await answer(process.argv.slice(2));
if (output !== null) console.log(output);
if (trouble !== null) console.error(trouble);
process.exitCode = status;
