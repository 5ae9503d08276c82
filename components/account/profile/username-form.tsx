"use client";

import { useRouter } from "next/navigation";
import * as z from "zod";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/form";
import { Problem } from "@/components/ui/problem";
import { notify } from "@/components/ui/toast";
import { changeProfile } from "@/lib/browser/account/client";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { usernameSchema } from "@/lib/core/account";
import type { Address } from "@/lib/core/solana";

const typed = z.object({ username: z.string() });
const schema = z.object({ username: usernameSchema });

/** The user name at REALM; that it is taken is said at the field. */
export function UsernameForm({ username, wallet }: { username: string; wallet: Address }) {
  const router = useRouter();
  const { form, problem, submit } = useRememberedForm({
    // Of this wallet: what one account typed is none of the next one's.
    name: `username of ${wallet}`,
    typed,
    schema,
    initial: { username },
    fieldOf: (code) => (code === "USERNAME_TAKEN" ? "username" : undefined),
  });
  const { errors, isSubmitting } = form.formState;

  const save = submit(async (change) => {
    await changeProfile(change);
    notify({ kind: "success", text: `At REALM you are ${change.username} now.` });
    router.refresh();
  });

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void save(event)}
      className="grid max-w-md gap-3"
    >
      <TextField
        label="User name"
        hint="Buyers see it at REALM. 3 to 32 letters, digits, dots, dashes and underscores."
        autoComplete="username"
        spellCheck={false}
        problem={errors.username?.message}
        {...form.register("username")}
      />
      <Problem said={problem} />
      <div>
        <Button type="submit" size="small" disabled={isSubmitting}>
          Save user name
        </Button>
      </div>
    </form>
  );
}
