import { describe, expect, it, vi } from "vitest";
import { groupCommit as unlimited, type GroupLimits } from "./group-commit";

const groupCommit = <Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  limits: Partial<GroupLimits> = {},
) => unlimited(commit, { most: 8, mostWaiting: 100, within: 60_000, ...limits });

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
    const add = groupCommit<string, string>(commit);
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
    const add = groupCommit<string, string>(commit);
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
    const add = groupCommit<string, string>(commit, { most: 1 });
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
    const add = groupCommit<string, string>(() => Promise.resolve([]));
    await expect(add("a")).rejects.toThrow("said nothing");
  });

  it("fails in time for all who wait for a commit that does not end, and goes on with whoever comes then", async () => {
    vi.useFakeTimers();
    try {
      const { commit, end } = held();
      const add = groupCommit<string, string>(commit, { most: 1, within: 4_000 });
      const ends = Promise.allSettled([add("hangs"), add("behind it"), add("last")]);
      await vi.advanceTimersByTimeAsync(4_000);
      expect((await ends).map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
      expect(commit).toHaveBeenCalledTimes(1);
      const next = add("next");
      end(0)?.resolve(["late, and heard by nobody"]);
      end(1)?.resolve(["NEXT"]);
      expect(await next).toBe("NEXT");
    } finally {
      vi.useRealTimers();
    }
  });

  it("refuses at once where as many wait as may, and takes them again once there is room", async () => {
    const { commit, end } = held();
    const add = groupCommit<string, string>(commit, { mostWaiting: 2 });
    const [first, ...others] = ["a", "b", "c"].map(add);
    await expect(add("one too many")).rejects.toThrow("too many");
    end(0)?.resolve(["A"]);
    await first;
    await vi.waitFor(() => {
      expect(commit).toHaveBeenCalledTimes(2);
    });
    const taken = add("d");
    end(1)?.resolve(["B", "C"]);
    await Promise.all(others);
    await vi.waitFor(() => {
      expect(commit).toHaveBeenCalledTimes(3);
    });
    end(2)?.resolve(["D"]);
    expect(await taken).toBe("D");
  });

  it("puts no more into one commit than may go into it", async () => {
    const commit = vi.fn((items: readonly number[]) => Promise.resolve(items));
    const add = groupCommit(commit, { most: 3 });
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(add));
    expect(commit.mock.calls.map(([items]) => items.length)).toEqual([1, 3, 3, 1]);
  });
});
