import "./operate/log-to-standard-error";
import { endingOf } from "./operate/ending";
import { keysAnswer } from "./operate/keys-answer";

const { code, out, err } = await endingOf(keysAnswer(process.argv.slice(2)));
if (out !== "") console.log(out);
if (err !== "") console.error(err);
process.exit(code);
