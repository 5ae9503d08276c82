import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

type Page = (response: ServerResponse) => void;

export const picture = Buffer.from("the picture");
const png = { "content-type": "image/png; charset=binary" };

const redirect =
  (location: string, status = 302): Page =>
  (response) => {
    response.writeHead(status, { location }).end();
  };

/** Writes as fast as it is read, without end. */
const flood = (response: ServerResponse): void => {
  while (response.write(Buffer.alloc(16_384)));
  response.once("drain", () => {
    flood(response);
  });
};

/** One byte now and then, without end. */
const drip = (response: ServerResponse): void => {
  const dripping = setInterval(() => response.write("p"), 50);
  response.once("close", () => {
    clearInterval(dripping);
  });
};

/** @param open The port of the open network. @param sandbox The sandbox's origin. */
const pagesOf = (open: string, sandbox: string): Readonly<Record<string, Page>> => ({
  "/picture": (response) => response.writeHead(200, png).end(picture),
  "/page": (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
  "/untyped": (response) => response.writeHead(200).end(picture),
  "/packed": (response) =>
    response
      .writeHead(200, { ...png, "content-encoding": "gzip" })
      .end(gzipSync(Buffer.alloc(20_000_000))),
  "/endless": (response) => {
    response.writeHead(200, png);
    flood(response);
  },
  "/silent": () => undefined,
  "/stalled": (response) => response.writeHead(200, png).write("half"),
  "/dripping": (response) => {
    response.writeHead(200, png).write("p");
    drip(response);
  },
  "/cut": (response) => {
    response.writeHead(200, { ...png, "content-length": "1000" }).write("half");
    setImmediate(() => response.destroy());
  },
  "/gone": (response) => response.writeHead(410, png).end("a long explanation"),
  "/lost": (response) => response.writeHead(302).end(),
  "/once": redirect("/picture", 301),
  "/twice": redirect("/once", 303),
  "/thrice": redirect("/twice", 307),
  "/four-times": redirect("/thrice", 308),
  "/circle": redirect("/circle"),
  "/across": redirect(`https://other.example:${open}/returning`),
  "/returning": redirect(`https://files.example:${open}/picture`),
  "/to-inner": redirect(`https://inner.example:${open}/picture`),
  "/to-number": redirect(`https://0x0a000001:${open}/picture`),
  "/to-plain": redirect(`http://files.example:${open}/picture`),
  "/to-sandbox": redirect(`${sandbox}/picture`),
  "/to-file": redirect("file:///etc/passwd"),
  "/to-name": redirect(`https://me:hush@files.example:${open}/picture`),
  "/to-port": redirect("https://files.example:22/picture"),
});

export interface Seen {
  readonly url: string;
  readonly host: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers with the page of that path, noting what was asked. */
export const serving =
  (seen: Seen[], addresses: () => { readonly open: string; readonly sandbox: string }) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const { url = "", headers } = request;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.push({ url, host: headers.host ?? "", headers, body: Buffer.concat(chunks).toString() });
      const { open, sandbox } = addresses();
      const page = pagesOf(open, sandbox)[url];
      if (page) page(response);
      else response.writeHead(404).end();
    });
  };
