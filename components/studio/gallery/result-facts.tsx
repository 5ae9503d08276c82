import { Day } from "@/components/ui/day";
import type { ResultView } from "@/lib/core/job";
import { sizeWords } from "@/lib/core/files";
import { namedParameters, textParameter } from "./words";

/** What a result was made with, and what it is. */
export function ResultFacts({ result }: { result: ResultView }) {
  const { parameters, seed, width, height, bytes, type, modelName, modelId, createdAt } = result;
  const size = width === null || height === null ? null : `${width} × ${height} px`;
  const kept =
    bytes === null || type === null ? null : `${type.split("/")[1] ?? type}, ${sizeWords(bytes)}`;
  const facts = [
    { name: "Model", value: modelName ?? modelId },
    { name: "Seed", value: seed === null ? null : String(seed) },
    { name: "Size", value: size },
    { name: "File", value: kept },
    ...namedParameters(parameters).filter(
      ({ name }) => size === null || !/^(Width|Height)$/u.test(name),
    ),
  ];
  const prompt = textParameter(parameters, "prompt");
  const negative = textParameter(parameters, "negativePrompt");
  return (
    <div className="mt-5 text-sm">
      {prompt === null ? null : <p className="max-w-prose whitespace-pre-wrap">{prompt}</p>}
      {negative === null ? null : (
        <p className="text-muted mt-2 max-w-prose">
          Without: <span className="whitespace-pre-wrap">{negative}</span>
        </p>
      )}
      <dl className="border-line mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 border-t pt-4">
        {facts.map(({ name, value }) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="font-mono break-words">{value}</dd>
            </div>
          ),
        )}
        <dt className="text-muted">Made</dt>
        <dd>
          <Day value={createdAt} to="time" />
        </dd>
      </dl>
    </div>
  );
}
