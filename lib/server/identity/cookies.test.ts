import { beforeEach, expect, test, vi } from "vitest";
import { authCookies, browserCookieName, cookieOptions } from "./cookies";

const appUrl = vi.hoisted(() => ({ href: "" }));
vi.mock("@/lib/server/env", () => ({ env: () => ({ appUrl: new URL(appUrl.href) }) }));

beforeEach(() => {
  appUrl.href = "https://countersign.example";
});

test("over https every cookie is __Host-, Secure, HttpOnly and SameSite=Lax", () => {
  const cookies = Object.values(authCookies());
  expect(cookies.map(({ name }) => name)).toEqual([
    "__Host-countersign.session",
    "__Host-countersign.csrf",
    "__Host-countersign.callback",
  ]);
  for (const { options } of cookies) {
    expect(options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  }
  expect(browserCookieName()).toBe("__Host-countersign.browser");
});

test("over http on this machine the names have no prefix, or browsers would drop them", () => {
  appUrl.href = "http://127.0.0.1:3000";
  expect(browserCookieName()).toBe("countersign.browser");
  expect(cookieOptions()).toMatchObject({ httpOnly: true, secure: false });
});
