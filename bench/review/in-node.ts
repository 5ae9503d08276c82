import { json } from "node:stream/consumers";
import { measureReview } from "./measure";

process.stdout.write(JSON.stringify(await measureReview(await json(process.stdin))));
