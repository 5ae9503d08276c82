export const usage = `Reviews a Solana transaction before anyone signs it, or tells what a landed one did.

  npm run --silent inspect -- [TX | FILE | -] [options]

  TX              a transaction or its message alone, in base64 or base58, or the signature of a
                  landed one; FILE holds one; - (or nothing) reads standard input

  --intent FILE   what was agreed, as JSON; without it only the rules that need none apply
  --wallet ADDR   whose wallet is asked to sign (default: the intent's, else the fee payer)
  --rpc URL       the cluster's JSON-RPC address (default: the first of
                  SOLANA_RPC_URLS, else the sandbox's, http://127.0.0.1:8899)
  --offline       ask no cluster; the verdict is then "warn" at best
  --json          print one JSON object and nothing else
  --help          print this

Exit status: 0 reviewed, ok or warn; 1 reviewed, do not sign; 2 the call's words are off; 3 no cluster.
A landed transaction is judged by the rules that need no cluster.`;
