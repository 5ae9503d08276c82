/** Drawn on a 20 px grid with 1.5 px strokes; each is one path so that a page carries few bytes. */
const paths = {
  alert: "M10 3.2 18 17H2L10 3.2ZM10 8.5v4M10 14.6v.1",
  arrowLeft: "M16 10H4m5-5-5 5 5 5",
  arrowRight: "M4 10h12m-5-5 5 5-5 5",
  bell: "M5 14.5V9a5 5 0 0 1 10 0v5.5l1.2 1.2H3.8L5 14.5Zm3.2 2.7h3.6",
  check: "m4 10.5 4 4 8-9",
  chevronDown: "m5.5 8 4.5 4.5L14.5 8",
  clock: "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM10 6v4.3l2.8 1.7",
  close: "m5 5 10 10M15 5 5 15",
  copy: "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4",
  download: "M10 3v9.5m-4-4 4 4 4-4M4 16.5h12",
  external: "M11.5 3.5h5v5m0-5L9 11m-1.5-6h-4v11.5H15v-4",
  heart: "M10 16.7S3 12.8 3 7.7a3.7 3.7 0 0 1 7-1.7 3.7 3.7 0 0 1 7 1.7c0 5.1-7 9-7 9Z",
  info: "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM10 9.2v4.6M10 6.4v.1",
  minus: "M4 10h12",
  moon: "M16.8 11.9A7 7 0 0 1 8.1 3.2a7 7 0 1 0 8.7 8.7Z",
  plus: "M10 4v12M4 10h12",
  print: "M6 7.5V3h8v4.5M6 14H3.2V7.5h13.6V14H14M6 11.8h8V17H6z",
  safe: "M10 2.5 16.5 5v4.6c0 3.7-2.6 6.5-6.5 7.9-3.9-1.4-6.5-4.2-6.5-7.9V5L10 2.5Zm-3 7.3 2.2 2.2 3.8-4.4",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm4 9.5 3.8 3.8",
  sliders: "M3 6h7m4 0h3M3 14h3m4 0h7M12 4v4M8 12v4",
  share: "M10 12V3m-3.5 3.2L10 2.8l3.5 3.4M6.5 9H4v8h12V9h-2.5",
  stop: "M7 2.8h6L17.2 7v6L13 17.2H7L2.8 13V7L7 2.8Zm.2 4.4 5.6 5.6m0-5.6-5.6 5.6",
  sun: "M10 6.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2",
  system:
    "M10 2.8a7.2 7.2 0 1 0 0 14.4V2.8Zm0 0a7.2 7.2 0 0 1 0 14.4M10 6.2h5.9M10 10h7.2M10 13.8h5.9",
  wallet: "M3 6.5h13.5v10H3v-10Zm0 0V5l10.5-2v3.5M13.2 11.5v.1",
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words: hidden from assistive technology, sized by the text it stands in. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
