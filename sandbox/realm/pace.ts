/** How fast the sandbox's own time goes: stages of jobs and waits between deliveries. */
export class Pace {
  /** 1 is a few seconds a job; 1000 is at once. */
  speed = 1;

  /** @param millis What it takes at speed 1. */
  millis(millis: number): number {
    return millis / this.speed;
  }
}
