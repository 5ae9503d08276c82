import { describe, expect, it, vi } from "vitest";
import { groupCommit } from "./group-commit";

/** A commit that ends when it is told to. */
const held = () => {
  const ends: { resolve: (results: readonly string[]) => void; reject: (why: Error) => void }[] =
    [];
  const commit = vi.fn(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        ends.push({ resolve, reject });
      }),
  );
  return { commit, end: (index: number) => ends[index] };
};

describe("committing in groups", () => {
  it("commits what comes alone at once, and what comes meanwhile together", async () => {
    const { commit, end } = held();
    const add = groupCommit<string, string>(commit, 8);
    const all = ["a", "b", "c"].map(add);
    expect(commit.mock.calls).toEqual([[["a"]]]);
    end(0)?.resolve(["A"]);
    await all[0];
    await vi.waitFor(() => {
      expect(commit.mock.calls).toEqual([[["a"]], [["b", "c"]]]);
    });
    end(1)?.resolve(["B", "C"]);
    expect(await Promise.all(all)).toEqual(["A", "B", "C"]);
  });

  it("tells nobody before the commit with theirs has ended", async () => {
    const { commit, end } = held();
    const add = groupCommit<string, string>(commit, 8);
    const told = vi.fn();
    const first = add("a");
    const second = add("b").then(told);
    end(0)?.resolve(["A"]);
    await first;
    expect(told).not.toHaveBeenCalled();
    await vi.waitFor(() => {
      expect(commit).toHaveBeenCalledTimes(2);
    });
    end(1)?.resolve(["B"]);
    await second;
    expect(told).toHaveBeenCalledWith("B");
  });

  it("fails for all in a commit that fails, and goes on with the next", async () => {
    const { commit, end } = held();
    const add = groupCommit<string, string>(commit, 1);
    const failing = add("a");
    const next = add("b");
    end(0)?.reject(new Error("away"));
    await expect(failing).rejects.toThrow("away");
    await vi.waitFor(() => {
      expect(commit).toHaveBeenCalledTimes(2);
    });
    end(1)?.resolve(["B"]);
    expect(await next).toBe("B");
  });

  it("takes no answer for a good one: an item the commit forgot has failed", async () => {
    const add = groupCommit<string, string>(() => Promise.resolve([]), 8);
    await expect(add("a")).rejects.toThrow("said nothing");
  });

  it("puts no more into one commit than may go into it", async () => {
    const commit = vi.fn((items: readonly number[]) => Promise.resolve(items));
    const add = groupCommit(commit, 3);
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(add));
    expect(commit.mock.calls.map(([items]) => items.length)).toEqual([1, 3, 3, 1]);
  });
});
