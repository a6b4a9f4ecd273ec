import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { memberList } from "~/domain/member/members.server";
import { partnerLoader } from "~/http/visit.server";

export const loader = partnerLoader({ may: "partner.read" }, async ({ db, partner }) => ({
  partner: { key: partner.key, name: partner.name, roles: partner.roles },
  count: (await memberList(db, { kind: "partner", id: partner.id }, { past: false, page: 1 })).current,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.partner.name);

export default function PartnerHome() {
  const { t } = useWords();
  const { partner, count } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={partner.name} lead={t("places.partner.lead")} />
      <Facts
        facts={[
          {
            key: "role",
            term: t("places.youAre"),
            detail: partner.roles.map((role) => t(`members.roles.${role}`)).join(", "),
          },
          {
            key: "members",
            term: t("places.belong"),
            detail: (
              <>
                {t("places.count", { count })}
                {" · "}
                <Link className="ds-link" to={`/partner/${partner.key}/members`}>
                  {t("places.seeMembers")}
                </Link>
              </>
            ),
          },
        ]}
      />
      <p className="section quiet">{t("places.partner.about")}</p>
    </>
  );
}
