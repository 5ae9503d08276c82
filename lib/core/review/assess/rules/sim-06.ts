import { knownPrograms } from "../../programs/registry";
import { simulationRule } from "../rule";

/** Source: the node's inner instructions; a program called on the way can be upgraded by its owner. */
export const innerCallsKnown = simulationRule("SIM-06", ({ simulation, instructions }) => {
  const called = new Set(instructions.map(({ program }) => program));
  const seen = new Set<string>();
  return simulation.innerInstructions.flatMap(({ index, program }) => {
    // An unknown program that stands in the message itself is AUTH-07, 08 or 09.
    if (knownPrograms.has(program) || called.has(program) || seen.has(program)) return [];
    seen.add(program);
    return [
      {
        message: `On the way, the unknown program ${program} is called.`,
        instruction: index,
        facts: { program },
      },
    ];
  });
});
