import { assetTypeWords } from "@/components/ui/asset-words";
import { formatSol, type Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";

interface SharePictureProps {
  /** Only characters of the picture's font; "" where there are none. */
  name: string;
  price: Lamports;
  assetType: RealmListing["assetType"];
  status: RealmListing["status"];
  /** A data URL of 504 × 630 pixels; null where there is none. */
  picture: string | null;
}

const ink = "#121519";
const wall = "#0c0f12";
const paper = "#ece8df";
const muted = "#a29f97";
const accent = "#62c4bd";
const line = "#2c3239";

const stands = { active: null, sold: "Sold", cancelled: "Withdrawn" } as const;

/** 1200 × 630, for who is sent a link: the picture on its wall, and the label beside it. Drawn by satori. */
export function SharePicture({ name, price, assetType, status, picture }: SharePictureProps) {
  const stand = stands[status];
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", background: ink, color: paper }}>
      <div style={{ display: "flex", width: 504, height: 630, background: wall }}>
        {picture === null ? <Blank /> : <img src={picture} alt="" width={504} height={630} />}
      </div>
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          width: 696,
          height: 630,
          padding: "56px 60px 52px",
        }}
      >
        <div style={{ display: "flex", fontSize: 28, color: muted }}>
          {stand === null ? assetTypeWords[assetType] : `${assetTypeWords[assetType]} · ${stand}`}
        </div>
        <div
          style={{
            display: "flex",
            marginTop: 18,
            fontSize: name.length > 34 ? 50 : 66,
            lineHeight: 1.14,
            letterSpacing: -1.5,
            wordBreak: "break-word",
            maxHeight: 300,
            overflow: "hidden",
          }}
        >
          {name === "" ? `An AI ${assetTypeWords[assetType].toLowerCase()}` : name}
        </div>
        <div style={{ display: "flex", marginTop: 26, fontSize: 46, color: accent }}>
          {`${formatSol(price)} SOL`}
        </div>
        <div
          style={{
            display: "flex",
            alignItems: "center",
            marginTop: "auto",
            paddingTop: 28,
            borderTop: `1px solid ${line}`,
            fontSize: 26,
          }}
        >
          <Mark />
          <div style={{ display: "flex", marginLeft: 16 }}>Countersign</div>
          <div style={{ display: "flex", marginLeft: "auto", color: muted, fontSize: 22 }}>
            Nothing is signed unread.
          </div>
        </div>
      </div>
    </div>
  );
}

/** The drawing of components/layout/mark.tsx, in colours instead of tokens. */
function Mark() {
  return (
    <svg width="44" height="44" viewBox="0 0 32 32" fill="none" strokeLinecap="round">
      <path d="M3 22.5h26" stroke="#6f757c" strokeWidth="1.75" />
      <path d="M6.5 9.5c2.2 5.2 4.2 11 6 17.5" stroke={paper} strokeWidth="3.25" />
      <path d="M12.5 27C15.6 17.8 20 10.4 26 5" stroke={accent} strokeWidth="3.25" />
    </svg>
  );
}

/** An empty frame on the wall. */
function Blank() {
  return (
    <svg width="504" height="630" viewBox="0 0 504 630" fill="none">
      <rect x="126" y="150" width="252" height="315" rx="12" stroke={line} strokeWidth="3" />
      <path d="m206 300 32 38 60-78" stroke={accent} strokeWidth="8" strokeLinecap="round" />
    </svg>
  );
}
