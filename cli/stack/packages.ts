import { spawn } from "node:child_process";

const PATIENCE_MILLIS = 600_000;

/** Runs a program to its end, its errors in sight; false where it fails or is not there. */
export const runToEnd = (program: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, [...args], {
      stdio: ["ignore", "ignore", "inherit"],
      timeout: PATIENCE_MILLIS,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    child.once("error", () => {
      resolve(false);
    });
    child.once("exit", (code) => {
      resolve(code === 0);
    });
  });

/** Installs a package of Debian and its kin: as root, or where sudo asks for no password. */
export const installPackage = async (name: string): Promise<void> => {
  const isRoot = process.getuid?.() === 0;
  const apt = (...args: string[]): Promise<boolean> =>
    isRoot
      ? runToEnd("apt-get", ["-qq", ...args])
      : runToEnd("sudo", ["-n", "apt-get", "-qq", ...args]);
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", name);
};
