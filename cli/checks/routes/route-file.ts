import ts from "typescript";

export const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

const isMethod = (text: string): text is Method => methods.some((method) => method === text);

/** What a handler says of itself to the wrapper; null where it says nothing. */
export interface Said {
  readonly session: string | null;
  readonly limit: string | null;
  readonly caller: string | null;
  readonly stepUp: string | null;
  readonly body: boolean;
  readonly params: boolean;
  readonly allowlist: boolean;
}

/** One handler of a route file. */
export interface Handler {
  readonly method: Method;
  /** "route": made by the wrapper; "nothing": its answer for what is not there; "other": neither. */
  readonly door: "route" | "nothing" | "other";
  /** Of one made by the wrapper. */
  readonly said: Said | null;
}

const WRAPPER = "@/lib/server/http";

const textOf = (node: ts.Expression | undefined): string | null =>
  node && ts.isStringLiteral(node) ? node.text : null;

const property = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  for (const one of object.properties) {
    if (ts.isPropertyAssignment(one) && one.name.getText() === name) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one) && one.name.text === name) return one.name;
  }
  return undefined;
};

const readSaid = (options: ts.ObjectLiteralExpression): Said => {
  const stepUp = property(options, "stepUp");
  return {
    session: textOf(property(options, "session")),
    limit: textOf(property(options, "limit")),
    caller: textOf(property(options, "caller")),
    stepUp:
      stepUp && ts.isObjectLiteralExpression(stepUp) ? textOf(property(stepUp, "action")) : null,
    body: property(options, "body") !== undefined,
    params: property(options, "params") !== undefined,
    allowlist: property(options, "allowlist") !== undefined,
  };
};

/** Under which names the file knows what it imports from the wrapper. */
const importedFrom = (file: ts.SourceFile): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || textOf(statement.moduleSpecifier) !== WRAPPER)
      continue;
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) continue;
    for (const { name, propertyName } of named.elements)
      names.set(name.text, (propertyName ?? name).text);
  }
  return names;
};

const wrapped = (
  initializer: ts.Expression | undefined,
  imported: ReadonlyMap<string, string>,
): Omit<Handler, "method"> => {
  if (initializer && ts.isCallExpression(initializer)) {
    const { expression, arguments: given } = initializer;
    const [options] = given;
    if (ts.isIdentifier(expression) && imported.get(expression.text) === "route")
      if (options && ts.isObjectLiteralExpression(options))
        return { door: "route", said: readSaid(options) };
  }
  if (initializer && ts.isIdentifier(initializer) && imported.get(initializer.text) === "nothing")
    return { door: "nothing", said: null };
  return { door: "other", said: null };
};

const isExported = (node: ts.VariableStatement | ts.FunctionDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

/** Everything in a route file that Next would call for a request, by what it is made with. */
export const readHandlers = (name: string, text: string): readonly Handler[] => {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const imported = importedFrom(file);
  return file.statements.flatMap((statement): readonly Handler[] => {
    if (ts.isVariableStatement(statement) && isExported(statement))
      return statement.declarationList.declarations.flatMap(({ name: of, initializer }) => {
        const method = of.getText();
        return isMethod(method) ? [{ method, ...wrapped(initializer, imported) }] : [];
      });
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) {
      const method = statement.name?.text ?? "";
      return isMethod(method) ? [{ method, door: "other", said: null }] : [];
    }
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      // "export * from" could bring in anything.
      if (!exportClause || !ts.isNamedExports(exportClause))
        return methods.map((method) => ({ method, door: "other", said: null }));
      return exportClause.elements.flatMap(({ name: of, propertyName }) => {
        const source = (propertyName ?? of).text;
        const isNothing =
          imported.get(source) === "nothing" ||
          (source === "nothing" && textOf(moduleSpecifier) === WRAPPER);
        return isMethod(of.text)
          ? [{ method: of.text, door: isNothing ? "nothing" : "other", said: null }]
          : [];
      });
    }
    return [];
  });
};
