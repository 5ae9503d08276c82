import { expect, test } from "vitest";
import { servable } from "./servable";

test.each(["/", "/listings/caf%C3%A9?q=%", "/api/files/1?x=%ff", "/a%20b", "/%2e%2e/x", "*"])(
  "%s is left as it is",
  (url) => {
    expect(servable({ method: "POST", url })).toEqual({ method: "POST", url });
  },
);

test.each([
  ["/%", "/-"],
  ["/library/%ff?x=1", "/-"],
  ["/listings/%u000a", "/-"],
  ["/api/files/%c0%ae%c0%ae", "/api/-"],
  ["/api/purchases/%zz/close", "/api/-"],
])("%s names nothing, and is asked for as that", (url, nowhere) => {
  expect(servable({ method: "POST", url })).toEqual({ method: "POST", url: nowhere });
});

test.each(["TRACE", "TRACK", "CONNECT"])("%s asks for nothing, wherever it is sent", (method) => {
  expect(servable({ method, url: "/account" })).toEqual({ method: "GET", url: "/-" });
  expect(servable({ method, url: "/api/jobs" })).toEqual({ method: "GET", url: "/api/-" });
});
