"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

const words = {
  phrase: {
    title: "That is a wallet’s recovery phrase",
    else: "If these were only words that happen to make one, change one of them.",
  },
  key: { title: "That is a wallet’s secret key", else: null },
} as const;

interface SecretDialogProps {
  secret: keyof typeof words;
  onClose: () => void;
}

/** A secret was kept out of a field: what became of it, and what to do. */
export default function SecretDialog({ secret, onClose }: SecretDialogProps) {
  const { title, else: otherwise } = words[secret];
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      footer={
        <div className="flex flex-wrap justify-end gap-2">
          <ButtonLink href="/safety#gone-wrong" variant="quiet" onClick={onClose}>
            What to do now
          </ButtonLink>
          <Button variant="primary" onClick={onClose}>
            Understood
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        <Notice tone="stop" role="alert">
          <p className="font-semibold">It was taken out at once, and sent to nobody.</p>
        </Notice>
        <p>
          Whoever has it can take everything in that wallet. So no site, no app and no helper ever
          needs it, this one included.
        </p>
        <p>It may still be in your clipboard: copy something else.</p>
        <p>
          If a site or a person told you to put it here, they want your wallet. Move what it holds
          to a new one, now.
        </p>
        {otherwise === null ? null : <p className="text-muted text-xs">{otherwise}</p>}
      </div>
    </DialogFrame>
  );
}
