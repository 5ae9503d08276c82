import { ESLint } from "eslint";
import ts from "typescript";

/**
 * Types and lint rules over one program, for reading and checking all files is what both cost most.
 * usage: node --import tsx cli/checks/types-and-lint.ts. Ends with 1 where either finds something, a
 * warning too.
 */

const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => "\n",
};

const tell = (found: readonly ts.Diagnostic[]): void => {
  if (found.length > 0) console.error(ts.formatDiagnostics(found, host));
};

/** As `tsc --noEmit` reads tsconfig.json, without what it remembers of the last time. */
const readProgram = (): ts.Program => {
  const config = ts.getParsedCommandLineOfConfigFile(
    "tsconfig.json",
    { noEmit: true, incremental: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        tell([problem]);
      },
    },
  );
  if (!config) throw new Error("tsconfig.json can't be read.");
  const { fileNames, options, errors } = config;
  return ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
};

const lintWith = async (program: ts.Program): Promise<boolean> => {
  const eslint = new ESLint({
    overrideConfig: {
      files: ["**/*.ts", "**/*.tsx"],
      languageOptions: { parserOptions: { programs: [program] } },
    },
  });
  const results = await eslint.lintFiles(["."]);
  const found = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0);
  const formatter = await eslint.loadFormatter("stylish");
  if (found.length > 0) console.error(await formatter.format(found));
  return found.length === 0;
};

const program = readProgram();
const problems = ts.getPreEmitDiagnostics(program);
tell(problems);
const isClean = await lintWith(program);
process.exit(problems.length === 0 && isClean ? 0 : 1);
