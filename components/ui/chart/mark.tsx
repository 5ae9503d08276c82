/** Where one looks: also where there is nothing to see, such as a day without a sale. */
export function Mark({ x }: { x: number }) {
  return <line x1={`${x}%`} x2={`${x}%`} y1="0" y2="100%" className="stroke-edge" />;
}
