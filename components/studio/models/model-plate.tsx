import { Mosaic } from "@/components/ui/identicon";

interface ModelPlateProps {
  /** REALM's id of the model. */
  modelId: string;
  /** A picture made with it; its address here. */
  cover: string | undefined;
}

/** What a model looks like: the latest picture made with it, until there is one a mosaic of its own. */
export function ModelPlate({ modelId, cover }: ModelPlateProps) {
  if (cover !== undefined)
    return (
      <img
        src={cover}
        alt=""
        width={640}
        height={480}
        loading="lazy"
        decoding="async"
        className="bg-wall aspect-[4/3] w-full object-cover"
      />
    );
  return <Mosaic id={modelId} viewBox="0 3 24 18" className="block aspect-[4/3] w-full" />;
}
