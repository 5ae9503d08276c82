import { connect } from "node:tls";
import type { Handshake } from "./probe";

const MILLISECONDS = 4_000;
const HTTPS_PORT = 443;

/** Makes a TLS connection with everything verified, and ends it. @throws Error where it is not trusted */
export const shakeHands = ({ hostname, port }: URL): Promise<Handshake> =>
  new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: port === "" ? HTTPS_PORT : Number(port),
      servername: hostname,
      minVersion: "TLSv1.2",
      rejectUnauthorized: true,
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
