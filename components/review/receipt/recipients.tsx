import { AddressLabel } from "@/components/ui/address-label";
import type { Intent } from "@/lib/core/intent";
import type { Movement, Review } from "@/lib/core/review";
import { ESCROW, roleWords } from "../names";
import { Figure, Leader } from "./figure";
import { ReceiptSection } from "./receipt-section";

interface RecipientsProps {
  review: Review;
  intent: Intent | null;
}

/** To whom, each with the amount the transaction itself gives them. */
export function Recipients({ review, intent }: RecipientsProps) {
  const { outcome } = review;
  const paid = outcome?.pays.filter(({ counterparty }) => counterparty !== null);
  const shown = paid ?? agreed(intent);
  return (
    <ReceiptSection
      title="Recipients"
      aside={outcome === null && intent !== null ? "as agreed, not as tried" : null}
    >
      <ul className="flex flex-col gap-4">
        {shown.map((movement, index) => (
          <Recipient
            key={index}
            movement={movement}
            isStranger={isStranger(movement, intent)}
            isEscrow={isEscrow(movement, intent)}
          />
        ))}
        {shown.length === 0 ? (
          <li className="text-muted text-sm">{paid === undefined ? "Unknown." : "Nobody."}</li>
        ) : null}
      </ul>
    </ReceiptSection>
  );
}

/** Whether a token goes where the agreement says that it goes. */
const isEscrow = ({ mint, counterparty }: Movement, intent: Intent | null): boolean =>
  intent?.give.some((gift) => gift.mint === mint && gift.to === counterparty) === true;

/** Where nothing was agreed nobody is a stranger to it. */
const isStranger = (movement: Movement, intent: Intent | null): boolean =>
  intent !== null && movement.role === null && !isEscrow(movement, intent);

interface RecipientProps {
  movement: Movement;
  isStranger: boolean;
  isEscrow: boolean;
}

const wordsOf = ({ movement: { role }, isStranger, isEscrow }: RecipientProps): string => {
  if (isEscrow) return ESCROW;
  return role === null && !isStranger ? "To" : roleWords(role);
};

function Recipient(props: RecipientProps) {
  const { movement, isStranger } = props;
  const { counterparty, role } = movement;
  const words = wordsOf(props);
  return (
    <li className="flex flex-col gap-1 text-sm">
      <Leader words={<span className={isStranger ? "text-stop font-medium" : ""}>{words}</span>}>
        <Figure movement={movement} />
      </Leader>
      {counterparty === null ? null : (
        <AddressLabel
          address={counterparty}
          label={role === null ? "Recipient" : roleWords(role)}
          form="whole"
        />
      )}
    </li>
  );
}

const agreed = (intent: Intent | null): readonly Movement[] =>
  intent?.pay.payees.map(({ role, address, amount }) => ({
    mint: "SOL" as const,
    amount,
    counterparty: address,
    role,
    label: null,
    decimals: 9,
  })) ?? [];
