import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { AssetPicture } from "@/components/ui/asset-picture";
import { assetTypeWords } from "@/components/ui/asset-words";
import { ButtonLink } from "@/components/ui/button";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { Receipt } from "@/lib/core/purchase";
import { Entry, Hash, Part } from "./receipt-parts";
import { PrintButton } from "./print-button";
import { ReceiptStamp } from "./receipt-stamp";
import {
  getWords,
  licenceWords,
  payWords,
  reviewWords,
  roleWords,
  sentenceOf,
} from "./receipt-words";

/** The receipt: read from top to bottom, and stamped. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { purchase, recipients, received, networkFee } = receipt;
  const unsigned = purchase.state === "created" || purchase.state === "prepared";
  return (
    <>
      <article className="bg-card border-line rounded-card relative border px-5 py-8 sm:px-10 sm:py-10 print:border-0 print:bg-transparent print:p-0">
        <div className="flex min-h-10 items-start justify-between gap-4">
          <p className="text-muted text-sm">Receipt</p>
          <ReceiptStamp state={purchase.state} />
        </div>
        <div className="mt-3 flex items-center gap-4">
          <AssetPicture
            src={purchase.asset.previewImageUrl}
            alt=""
            load="first"
            className="w-16 rounded-sm"
          />
          <div className="min-w-0">
            <h1 className="text-lg sm:text-xl">{purchase.asset.name}</h1>
            <p className="text-muted text-sm">{assetTypeWords[purchase.asset.assetType]}</p>
          </div>
        </div>
        <div className="mt-6">
          {purchase.notice === null ? (
            <p>{sentenceOf(purchase)}</p>
          ) : (
            <Notice tone={purchase.notice === "CHAIN_DISPUTED" ? "stop" : "check"}>
              {sentenceOf(purchase)}
            </Notice>
          )}
        </div>

        <Part title={payWords(purchase)}>
          {recipients.map(({ role, address, amount }) => (
            <Entry
              key={`${role}-${address}`}
              name={roleWords(role)}
              value={<Amount value={amount} />}
            >
              <AddressLabel address={address} label={role} form="whole" />
            </Entry>
          ))}
          <Entry
            name="Price"
            value={<Amount value={purchase.price} className="text-lg font-medium" />}
          />
          {networkFee === null ? null : (
            <Entry name="Network fee, on top" value={<Amount value={networkFee} />} />
          )}
        </Part>

        {received.length === 0 ? null : (
          <Part title={getWords(purchase)}>
            {received.map(({ mint, amount, label }) => (
              <Entry
                key={mint}
                name={licenceWords(purchase.asset, label)}
                value={<span className="font-mono">{amount.toString()}</span>}
              >
                <AddressLabel address={mint} label="Licence" form="whole" />
              </Entry>
            ))}
          </Part>
        )}

        <Part title="On the record">
          <Entry name="Started" value={<Day value={purchase.createdAt} to="time" />} />
          <Entry name="Last change" value={<Day value={purchase.updatedAt} to="time" />} />
          <Entry name="Your wallet">
            <AddressLabel address={purchase.wallet} label="Wallet" form="whole" />
          </Entry>
          {receipt.verdict === null ? null : (
            <Entry name="Review" value={reviewWords[receipt.verdict]} />
          )}
          <Hash name="Signature" text={purchase.signature} />
          <Entry
            name="Slot"
            value={<span className="font-mono">{receipt.slot ?? "none yet"}</span>}
          />
          <Hash name="Message hash" text={receipt.messageHash} />
          <Entry name="Cluster" value={receipt.cluster} />
          <Hash name="Purchase" text={purchase.id} />
        </Part>
      </article>
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        {unsigned ? (
          <ButtonLink
            variant="primary"
            href={`/listings/${encodeURIComponent(purchase.listingId)}`}
          >
            Continue the purchase
          </ButtonLink>
        ) : null}
        <PrintButton />
        <ButtonLink href={`/api/purchases/${purchase.id}/receipt`} prefetch={false} download>
          <Icon name="download" className="size-4" />
          Receipt as JSON
        </ButtonLink>
        <ButtonLink variant="quiet" href="/library">
          Back to the library
        </ButtonLink>
      </div>
    </>
  );
}
