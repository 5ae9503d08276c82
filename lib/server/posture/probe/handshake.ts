import { isIP } from "node:net";
import { connect } from "node:tls";
import { tlsOptions } from "@/lib/server/upstream/connections";
import type { Handshake } from "./probe";

const MILLISECONDS = 4_000;
const HTTPS_PORT = 443;

/**
 * Makes a TLS connection as calls to upstreams do, with the very same options, and ends it.
 * @param pins Public keys of which one has to be presented; any where there are none
 * @throws Error where it is not trusted; WrongKeyError for another key
 */
export const shakeHands = ({ hostname, port }: URL, pins: readonly string[]): Promise<Handshake> =>
  new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: port === "" ? HTTPS_PORT : Number(port),
      servername: isIP(hostname) === 0 ? hostname : "",
      ...tlsOptions(pins),
    });
    socket.setTimeout(MILLISECONDS, () => {
      socket.destroy(new Error("no TLS connection in time"));
    });
    socket.once("error", reject);
    socket.once("secureConnect", () => {
      const { valid_to } = socket.getPeerCertificate();
      resolve({ protocol: socket.getProtocol() ?? "unknown", validUntil: new Date(valid_to) });
      socket.destroy();
    });
  });
