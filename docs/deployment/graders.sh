#!/usr/bin/env bash
# Outside graders against an instance that stands behind a gateway; what they say is in docs/security.md.
# usage: graders.sh HOST CERTIFICATE [COOKIES]
#   HOST         the gateway's name, on ports 80 and 443; for one on this machine, a line in /etc/hosts
#   CERTIFICATE  the PEM file of a certificate that no authority signed, or /dev/null
#   COOKIES      a file with a signed-in browser's Cookie header; without it wapiti comes as a stranger
# Needs npm and wapiti (apt-get install wapiti). Writes observatory.json and wapiti.json here.
set -eu
[ $# -ge 2 ] || { sed -n '2,7s/^# //p' "$0"; exit 2; }
host=$1
certificate=$(realpath "$2")
cookies=${3:-}
origin=https://$host
here=$PWD

# Mozilla's HTTP Observatory. Its list of preloaded hosts is fetched on installing; an empty one says "none of them".
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
npm install --silent --ignore-scripts --prefix "$tools" @mdn/mdn-http-observatory@1.4.8
cd "$tools/node_modules/@mdn/mdn-http-observatory"
echo '{}' > conf/hsts-preload.json
NODE_EXTRA_CA_CERTS=$certificate node src/scan.js "$host" > "$here/observatory.json"
cd "$here"

# wapiti. It reads links and forms; what has neither is named to it. An excluded address (-x) makes 3.0.4 end at once.
as=()
[ -z "$cookies" ] || as=(-H "Cookie: $(cat "$cookies")")
start=()
for place in \
  "/?q=a&type=model&sort=oldest&min=1&max=9&tag=rain" /inspect /safety /library /favourites /account \
  /studio/models /studio/images /studio/jobs /studio/listings/new "/studio/earnings?range=30d&by=day" \
  "/api/jobs?kind=training&limit=5" "/api/models?status=active&limit=5&cursor=a" \
  "/api/results?kind=image&search=a&limit=5" "/api/notifications?limit=5&cursor=a" \
  "/api/sales/csv?from=2026-01-01&to=2026-12-01" /operator "/operator/audit?q=a&action=credential.adopted" \
  "/operator/calls?q=a&show=5xx&operation=getListing" "/operator/webhooks?q=a&show=applied" \
  "/operator/purchases?q=a&show=owned" "/operator/people?q=a" "/operator/credentials?q=a&show=active" \
  "/operator/posture/file?path=docs/security.md"; do
  start+=(-s "$origin$place")
done
wapiti -u "$origin/" --scope domain --flush-session --no-bugreport --verify-ssl 0 "${as[@]}" "${start[@]}" \
  -m backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss,xxe \
  --max-links-per-page 12 --max-files-per-dir 12 --max-parameters 8 -d 4 -t 15 \
  --max-scan-time "${SCAN_SECONDS:-100}" --max-attack-time "${ATTACK_SECONDS:-60}" -f json -o "$here/wapiti.json"
