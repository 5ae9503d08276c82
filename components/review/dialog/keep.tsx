"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { RecordFile } from "@/lib/browser/review/record";
import { saveFile } from "@/lib/browser/review/save-file";

interface KeepProps {
  /** What the button that saves is called. */
  words: string;
  file: () => RecordFile;
}

/** For one's own files: the whole review as data, or on paper. */
export function Keep({ words, file }: KeepProps) {
  return (
    <div className="-mx-3 flex flex-wrap print:hidden">
      <Button
        variant="quiet"
        size="small"
        onClick={() => {
          saveFile(file());
        }}
      >
        <Icon name="download" className="size-4" />
        {words}
      </Button>
      <Button
        variant="quiet"
        size="small"
        onClick={() => {
          window.print();
        }}
      >
        <Icon name="print" className="size-4" />
        Print
      </Button>
    </div>
  );
}
