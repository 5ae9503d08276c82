import { format, resolveConfig } from "prettier";
import { matrixDocument, routeMatrix } from "./matrix";
import { readRoutes } from "./read-routes";

export const MATRIX_FILE = "docs/route-matrix.md";

/** What the document would say of the routes as they are, in the project's format. */
export const currentDocument = async (project: string): Promise<string> => {
  const options = (await resolveConfig(MATRIX_FILE)) ?? {};
  return format(matrixDocument(routeMatrix(readRoutes(project))), {
    ...options,
    parser: "markdown",
  });
};
