import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { memberList } from "~/domain/member/members.server";
import { networkLoader } from "~/http/visit.server";

export const loader = networkLoader({ may: "network.read" }, async ({ db, network }) => ({
  network: { key: network.key, name: network.name, roles: network.roles },
  count: (await memberList(db, { kind: "network", id: network.id }, { past: false, page: 1 })).current,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.network.name);

export default function NetworkHome() {
  const { t } = useWords();
  const { network, count } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={network.name} lead={t("places.network.lead")} />
      <Facts
        facts={[
          {
            key: "role",
            term: t("places.youAre"),
            detail: network.roles.map((role) => t(`members.roles.${role}`)).join(", "),
          },
          {
            key: "members",
            term: t("places.belong"),
            detail: (
              <>
                {t("places.count", { count })}
                {" · "}
                <Link className="ds-link" to={`/network/${network.key}/members`}>
                  {t("places.seeMembers")}
                </Link>
              </>
            ),
          },
        ]}
      />
      <p className="section quiet">{t("places.network.about")}</p>
    </>
  );
}
