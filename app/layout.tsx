import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { FavouritesOwner } from "@/components/favourites/favourites-owner";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { THEME_COOKIE, themeOf } from "@/components/layout/theme";
import { PasteGuard } from "@/components/ui/paste-guard/paste-guard";
import { ToastHost } from "@/components/ui/toast-host";
import { env } from "@/lib/server/env";
import { currentSession, isOperator } from "@/lib/server/identity";
import { mono, sans } from "./fonts";
import "./globals.css";

export const generateMetadata = async (): Promise<Metadata> => {
  // Before the environment is read, so that a build, which has none, leaves this to the request.
  await headers();
  return {
    metadataBase: env().appUrl,
    title: { default: "Countersign: the REALM AI market", template: "%s · Countersign" },
    description: "AI models and influencers on Solana. Nothing is signed unread.",
    openGraph: { siteName: "Countersign", type: "website" },
  };
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f2ea" },
    { media: "(prefers-color-scheme: dark)", color: "#121519" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const session = await currentSession();
  const { solana, sandboxWalletUrl } = env();
  const operator = session !== null && isOperator(session.wallet);
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      data-wallet={session?.wallet}
      className={`${sans.variable} ${mono.variable}`}
    >
      <body className="flex flex-col">
        <a
          href="#main"
          className="bg-accent text-accent-ink rounded-control sr-only z-50 px-4 py-2 text-sm focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <SiteHeader
          session={session === null ? null : { wallet: session.wallet }}
          operator={operator}
          cluster={solana.cluster}
          theme={theme}
        />
        {children}
        <SiteFooter cluster={solana.cluster} operator={operator} />
        <ToastHost />
        <PasteGuard />
        <FavouritesOwner wallet={session?.wallet ?? null} />
        {sandboxWalletUrl === null ? null : (
          <script async src={new URL("/wallet.js", sandboxWalletUrl).href} nonce={nonce} />
        )}
      </body>
    </html>
  );
}
