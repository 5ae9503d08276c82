import { ButtonLink } from "@/components/ui/button";
import type { UploadsKept } from "@/lib/core/files";
import { Card } from "../card";
import { Section } from "../section";
import { EraseButton } from "./erase-button";
import { UploadsCard } from "./uploads-card";

interface OwnDataSectionProps {
  uploads: UploadsKept;
  /** What is kept all the same, and why. */
  stays: readonly string[];
}

/** One's data: looked through, taken along, or deleted. */
export function OwnDataSection({ uploads, stays }: OwnDataSectionProps) {
  return (
    <Section
      id="own-data"
      title="Your data"
      about="What this instance holds of you: your purchases, listings, jobs, pictures, files, sessions and what you did here."
    >
      <UploadsCard uploads={uploads} />
      <Card
        foot={
          <ButtonLink href="/api/account/export" prefetch={false} download size="small">
            Export my data
          </ButtonLink>
        }
      >
        <p className="font-medium">Take it along</p>
        <p className="text-muted mt-1 max-w-prose text-sm">
          One ZIP archive with a page to read, the same as JSON, and all your files. No key or
          secret is in it. It is made as it is sent, five times an hour at most.
        </p>
      </Card>
      <Card foot={<EraseButton stays={stays} />}>
        <p className="font-medium">Have it deleted</p>
        <p className="text-muted mt-1 max-w-prose text-sm">
          Your keys are revoked, your sessions end, your files go from the disk. What the chain and
          the accounts need stays; you are told what before you confirm with your wallet.
        </p>
      </Card>
    </Section>
  );
}
