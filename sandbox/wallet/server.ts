import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod";
import { isFromOwnPage } from "./guard";
import { securityHeaders, type Audience } from "./headers";
import { walletMethods, type WalletMethod } from "./protocol";

/** What the server is asked for, without the HTTP. */
export interface WalletSite {
  readonly rpcOrigin: string;
  /** Pages, scripts and styles that anyone may load, by path. */
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Answers for the wallet's own pages, by path; null is a 404. They are sent as JSON. */
  readonly data: ReadonlyMap<string, (query: URLSearchParams) => unknown>;
  called(method: WalletMethod): void;
}

export interface SiteFile {
  readonly audience: Audience;
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

const MAX_LOG_BYTES = 256;
const logEntry = z.strictObject({ method: z.enum(walletMethods) });

const readLogEntry = async (request: IncomingMessage): Promise<WalletMethod | null> => {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_LOG_BYTES) return null;
  }
  try {
    return logEntry.parse(JSON.parse(text)).method;
  } catch {
    return null;
  }
};

const handler =
  (site: WalletSite, ownHost: () => string) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (
      status: number,
      body: string | Uint8Array,
      file?: Omit<SiteFile, "body">,
    ): void => {
      response.writeHead(status, {
        ...securityHeaders(file?.audience ?? "own", site.rpcOrigin),
        "Content-Type": file?.contentType ?? "text/plain; charset=utf-8",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const { pathname, searchParams } = new URL(request.url ?? "/", `http://${ownHost()}`);
    const reads = request.method === "GET" || request.method === "HEAD";

    const file = site.files.get(pathname);
    if (file) {
      if (reads) answer(200, file.body, file);
      else answer(405, "This address is read only.");
      return;
    }
    const data = site.data.get(pathname);
    if (!data && pathname !== "/log") {
      answer(404, "There is nothing here.");
      return;
    }
    if (!isFromOwnPage(request, ownHost())) {
      answer(403, "Only the wallet's own pages may ask this.");
      return;
    }
    if (data) {
      const value = reads ? data(searchParams) : null;
      if (value === null) answer(404, "There is nothing here.");
      else answer(200, JSON.stringify(value), { audience: "own", contentType: "application/json" });
      return;
    }
    const method = request.method === "POST" ? await readLogEntry(request) : null;
    if (method) {
      site.called(method);
      answer(204, "");
    } else {
      answer(400, "Not a call of the wallet.");
    }
  };

const boundAddress = (server: Server): AddressInfo => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the wallet has no port");
  return address;
};

/** Serves a site. @throws Error with code EADDRINUSE where the port is taken. */
export const serve = async (
  site: WalletSite,
  where: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; close(): Promise<void> }> => {
  let ownHost = "";
  const handle = handler(site, () => ownHost);
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A request that broke off, or an address that is no URL: this connection ends, the wallet stays.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(where.port, where.host, resolve);
  });
  ownHost = `${where.host}:${boundAddress(server).port}`;
  return {
    url: `http://${ownHost}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
};
