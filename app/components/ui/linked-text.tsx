import { Link } from "@remix-run/react";

/** A sentence with a link in it: what stands between `<way>` and `</way>` leads to `to`. Each language puts the link where it belongs. */
export function LinkedText({ text, to }: { text: string; to: string }) {
  const [before = "", link = "", after = ""] = text.split(/<way>|<\/way>/);
  return (
    <>
      {before}
      <Link className="ds-link" to={to}>
        {link}
      </Link>
      {after}
    </>
  );
}
