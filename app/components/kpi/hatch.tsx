/** The pattern for what is reported but not scored: 45°, stripes of 1.7 in a tile of 5. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="hatch-ground" width={5} height={5} />
      <rect className="hatch-stripe" width={1.7} height={5} />
    </pattern>
  );
}
