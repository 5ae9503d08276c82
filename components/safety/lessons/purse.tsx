/** Two wallets are safer than one. */
export function PurseLesson() {
  return (
    <>
      <p>
        Nobody carries their savings through a market. Keep one wallet for buying, with as much in
        it as you would carry in your pocket, and fill it from another that never visits a site.
      </p>
      <p>
        What goes wrong with the first then costs what was in it, and no more. What you have bought
        and want to keep can be moved to the second afterwards.
      </p>
    </>
  );
}
