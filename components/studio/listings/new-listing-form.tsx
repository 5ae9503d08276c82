"use client";

import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { SaveEnd } from "@/components/studio/frame/form-end";
import { SelectField, TextArea, TextField } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import { usePersonalData } from "@/components/studio/models";
import { attemptKey } from "@/lib/browser/forms/attempt-key";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { createListing } from "@/lib/browser/listings/client";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { newListingForm, newListingTyped, type OwnListing } from "@/lib/core/listing";
import { KindChoice } from "./kind-choice";
import { ListingPreview } from "./listing-preview";
import type { Sellable } from "./sellable";
import { Share } from "./share";

interface NewListingFormProps {
  sellable: readonly Sellable[];
  /** The one that somebody came here to sell. */
  chosen: string | null;
  /** The marketplace's share at most, in 1/10,000 of the price. */
  feeBasisPoints: number;
}

const OVER: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "LISTING_KEY",
  "LISTING_DIFFERS",
  "LISTING_PAYEE",
]);

/** REALM listed it otherwise than it was asked, or it was taken back meanwhile. */
const isOff = ({ state }: OwnListing): boolean => state === "cancelling" || state === "cancelled";

const doneWords = (listing: OwnListing): string => {
  const { state, assetName } = listing;
  if (state === "making")
    return `REALM has not answered yet. ${assetName} is listed as soon as it does. Until then you can take it back.`;
  return isOff(listing)
    ? `${assetName} is not for sale. Your listings say why.`
    : `${assetName} is for sale.`;
};

/** What REALM's no is about. */
const fieldOf = (code: ErrorCode) =>
  code === "ASSET_LISTED" || code === "ASSET_NOT_READY" || code === "MODEL_NOT_FOUND"
    ? ("modelId" as const)
    : undefined;

/** Lists one's own model, once however often it is sent. */
export function NewListingForm({ sellable, chosen, feeBasisPoints }: NewListingFormProps) {
  const router = useRouter();
  const name = chosen === null ? "new-listing" : `new-listing:${chosen}`;
  const { form, problem, submit } = useRememberedForm({
    name,
    typed: newListingTyped,
    schema: newListingForm,
    initial: { modelId: chosen ?? "", price: "", description: "", listingType: "fixed_price" },
    fieldOf,
  });
  const { answerFor, question } = usePersonalData();
  const { errors, isSubmitting } = form.formState;
  const [modelId, priceText, description, listingType] = useWatch({
    control: form.control,
    name: ["modelId", "price", "description", "listingType"],
  });
  const price = newListingForm.shape.price.safeParse(priceText).data ?? null;

  const onSubmit = submit(async (typed) => {
    const wanted = { ...typed, price: typed.price.toString() };
    const answer = answerFor({ description: typed.description });
    const attempt = attemptKey(name);
    try {
      const listing = await createListing({ ...wanted, ...answer, key: attempt.for(wanted) });
      attempt.forget();
      if (listing.state === "signing") {
        router.push(`/studio/listings?sign=${listing.id}`);
        return;
      }
      notify({ kind: isOff(listing) ? "error" : "success", text: doneWords(listing) });
      router.push("/studio/listings");
    } catch (error) {
      // The key began something that is over.
      if (error instanceof CodedError && OVER.has(error.code)) attempt.forget();
      throw error;
    }
  });

  return (
    <div className="grid gap-x-16 gap-y-12 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form
        noValidate
        onSubmit={(event) => void onSubmit(event)}
        className="grid max-w-xl content-start gap-5"
      >
        <SelectField
          label="What to sell"
          hint="Your trained models that are not for sale yet."
          choices={[
            { value: "", words: "Choose a model" },
            ...sellable.map((one) => ({ value: one.id, words: one.name })),
          ]}
          {...form.register("modelId")}
          problem={errors.modelId?.message}
        />
        <TextField
          label="Price in SOL"
          hint="Exactly as you type it, with at most 9 decimals."
          inputMode="decimal"
          autoComplete="off"
          className="font-mono"
          {...form.register("price")}
          problem={errors.price?.message}
        />
        <KindChoice input={form.register("listingType")} />
        <TextArea
          label="Description"
          optional
          hint="What the buyer gets, beside the model’s own description. At most 2,000 characters."
          {...form.register("description")}
          problem={errors.description?.message}
        />
        {question}
        <SaveEnd
          problem={question === null ? problem : null}
          isSubmitting={isSubmitting}
          words="List for sale"
          busyWords="Listing…"
          back="/studio/listings"
        />
      </form>
      <aside aria-label="Preview" className="flex flex-col gap-10">
        <Share price={price} feeBasisPoints={feeBasisPoints} />
        <ListingPreview
          asset={sellable.find(({ id }) => id === modelId)}
          price={price}
          isAuction={listingType === "auction"}
          description={description}
        />
      </aside>
    </div>
  );
}
