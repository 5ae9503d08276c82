import { messageRule } from "../rule";

/** Source: the programs' published instruction enumerations. A tail is ignored by the runtime, not here. */
export const unknownInstruction = messageRule("MSG-02", ({ instructions }) =>
  instructions.flatMap(({ index, name, programName, known, tail, data }) => {
    if (name === "batch") return [];
    const facts = { program: programName, bytes: data.length.toString(), tail: tail.toString() };
    if (known === "unknown-instruction") {
      return [
        {
          message: `This is not an instruction that the ${programName} program is known to have.`,
          instruction: index,
          facts,
        },
      ];
    }
    if (tail === 0) return [];
    return [
      {
        message: `This ${programName} instruction carries ${tail} bytes more than it needs.`,
        instruction: index,
        facts,
      },
    ];
  }),
);
