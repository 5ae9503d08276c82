import type { Place } from "./happenings";
import type { CrashPoint, Moment } from "./points";

/** Something on its way from the app to a neighbour, as a gate sees it. */
export interface Passing {
  readonly place: Place;
  /** What is asked: a route, a method, or the statements of one transaction, with their values. */
  readonly text: string;
}

interface Armed {
  readonly point: CrashPoint;
  /** By what a purchase is known on the way; grows while it goes on. */
  readonly names: ReadonlySet<string>;
  readonly reached: (instance: number) => void;
  /** Whether what has to have passed before has. */
  awake: boolean;
  /** How often something was kept there. */
  kept: number;
}

const isNamed = ({ point, names }: Armed, text: string): boolean =>
  point.isNameless === true || [...names].some((name) => text.includes(name));

/** What to do with something that passes: let it, or keep it before or after its effect. */
export interface Verdict {
  readonly keep: Moment;
  /** To be called when it is kept there. */
  readonly kept: () => void;
}

/** Where purchases are to be kept, so that the app can be killed exactly there. */
export class Holds {
  #armed: Armed[] = [];

  /**
   * Keeps whatever passes at the point and names the purchase, again and again until `release`.
   * @returns which instance of the app was kept there first
   */
  arm(point: CrashPoint, names: ReadonlySet<string>): Promise<number> {
    return new Promise((resolve) => {
      const awake = point.since === undefined;
      this.#armed.push({ point, names, reached: resolve, awake, kept: 0 });
    });
  }

  /** Keeps nothing at the point any more; what is kept stays kept until its connection ends. */
  release(point: CrashPoint): void {
    this.#armed = this.#armed.filter((armed) => armed.point !== point);
  }

  judge({ place, text }: Passing, instance: number): Verdict | null {
    const named = this.#armed.filter((armed) => isNamed(armed, text));
    const found = named
      .filter(({ point, awake }) => awake && point.place === place && point.is(text))
      // Of what names no purchase each point gets one.
      .sort((left, right) => left.kept - right.kept)[0];
    for (const armed of named) if (armed.point.since?.(text) === true) armed.awake = true;
    if (!found) return null;
    found.kept += 1;
    return {
      keep: found.point.moment,
      kept: () => {
        found.reached(instance);
      },
    };
  }
}
