import { Link } from "@remix-run/react";
import type { MunicipalityRole, NetworkRole, PartnerRole } from "~/domain/access/table";
import { RecordForm } from "../record-form";
import { Choices, Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { Pagination } from "../ui/pagination";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

type Role = NetworkRole | PartnerRole;
/** Any role there is a word for: the list does not know which kind of place it shows. */
type WordedRole = MunicipalityRole | Role;

interface FellowsProps {
  list: {
    fellows: readonly { userId: string; name: string; email: string; roles: readonly WordedRole[]; since: string }[];
    total: number;
    page: number;
    pageSize: number;
  };
  path: string;
  /** Then each has a page on which their role is changed. */
  mayChange: boolean;
}

/** Those who belong to a network or partner. */
export function Fellows({ list, path, mayChange }: FellowsProps) {
  const { t, format } = useWords();
  const { fellows, total, page, pageSize } = list;
  return (
    <>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("places.belong")}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("places.members.name")}</th>
              <th scope="col">{t("places.members.role")}</th>
              <th scope="col">{t("places.members.email")}</th>
              <th scope="col">{t("places.members.since")}</th>
              {mayChange ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {fellows.map(({ userId, name, email, roles, since }) => (
              <tr key={userId}>
                <th scope="row">{name}</th>
                <td>{roles.map((role) => t(`members.roles.${role}`)).join(", ")}</td>
                <td>{email}</td>
                <td>{format.date(since)}</td>
                {mayChange ? (
                  <td>
                    <Link
                      className="text-button"
                      to={`${path}/${userId}`}
                      aria-label={t("places.members.changeOf", { name })}
                    >
                      {t("places.members.change")}
                    </Link>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > pageSize ? (
        <Pagination
          label={t("operator.list.pages")}
          status={t("operator.list.status", {
            from: (page - 1) * pageSize + 1,
            to: Math.min(page * pageSize, total),
            total,
          })}
          previous={page > 1 ? { href: `${path}?page=${page - 1}`, label: t("operator.list.previous") } : null}
          next={page * pageSize < total ? { href: `${path}?page=${page + 1}`, label: t("operator.list.next") } : null}
        />
      ) : null}
    </>
  );
}

/** Invites somebody with one of these roles. */
export function FellowInvite({ answer, roles }: { answer: FormAnswer | undefined; roles: readonly Role[] }) {
  const { t } = useWords();
  return (
    <RecordForm
      answer={answer}
      labels={{
        name: t("places.members.inviteName"),
        email: t("places.members.inviteEmail"),
        roles: t("places.members.inviteRole"),
      }}
      values={{ roles: [roles[0] ?? ""] }}
      submit={t("places.members.send")}
    >
      {({ field, chosen }) => (
        <>
          <Field {...field("name")} optional={t("forms.optional")} width="half" maxLength={200} autoComplete="off" />
          <Field
            {...field("email")}
            kind="email"
            required={t("forms.required")}
            hint={t("places.members.inviteEmailHint")}
            width="half"
            maxLength={254}
            autoComplete="off"
          />
          <Choices
            kind="radio"
            name="roles"
            legend={t("places.members.inviteRole")}
            error={field("roles").error}
            options={roles.map((value) => ({ value, label: t(`members.roles.${value}`) }))}
            chosen={chosen("roles")}
          />
        </>
      )}
    </RecordForm>
  );
}

/** Another role for somebody, or none. */
export function FellowRole(props: {
  title: string;
  answer: FormAnswer | undefined;
  roles: readonly Role[];
  fellow: { name: string; roles: readonly WordedRole[]; version: number };
  place: { name: string; href: string };
}) {
  const { t } = useWords();
  const { fellow, place, roles } = props;
  const { name } = fellow;
  const wordOf = (value: string) => {
    const role = roles.find((one) => one === value);
    return role ? t(`members.roles.${role}`) : t("places.members.leave");
  };
  const members = `${place.href}/members`;
  return (
    <>
      <PageHead
        title={props.title}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: place.name, href: place.href },
            { label: t("places.members.title"), href: members },
            { label: name },
          ],
        }}
      />
      <RecordForm
        answer={props.answer}
        labels={{ roles: t("places.members.role") }}
        values={{ roles: roles.findLast((role) => fellow.roles.includes(role)) }}
        version={fellow.version}
        display={(_, value) => wordOf(value)}
        submit={t("forms.save")}
        cancel={{ href: members, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <Choices
            kind="radio"
            name="roles"
            legend={t("places.members.role")}
            error={field("roles").error}
            options={[
              ...roles.map((value) => ({ value, label: t(`members.roles.${value}`) })),
              { value: "none", label: t("places.members.leave"), hint: t("places.members.leaveHint", { name }) },
            ]}
            chosen={chosen("roles")}
          />
        )}
      </RecordForm>
    </>
  );
}
