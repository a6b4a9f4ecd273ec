import type { ComponentProps } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";
import { ChallengeForm } from "./challenge-form";
import { pageTrail } from "./trail";

type Written = Omit<ComponentProps<typeof ChallengeForm>, "submit" | "cancelHref">;

/** The page on which a challenge is written, in the list at that address. */
export function WriteChallenge({ title, list, ...form }: Written & { title: string; list: string }) {
  const { t } = useWords();
  return (
    <>
      <PageHead
        title={title}
        lead={t("challenges.form.newLead")}
        trail={{
          label: t("challenges.one.trail"),
          steps: [{ label: t("challenges.title"), href: list }, { label: title }],
        }}
      />
      <ChallengeForm {...form} submit={t("challenges.form.submit")} cancelHref={list} />
    </>
  );
}

interface Changed extends Written {
  title: string;
  list: string;
  href: string;
  challenge: { title: string; language: string };
  state: string;
}

/** The page on which a challenge is changed: all of it while it is a draft, some of it while it is open. */
export function ChangeChallenge({ title, list, href, challenge, state, ...form }: Changed) {
  const { t } = useWords();
  const isDraft = state === "draft";
  return (
    <>
      <PageHead
        title={title}
        lead={isDraft ? t("challenges.form.newLead") : t("challenges.form.openLead")}
        trail={pageTrail(t, list, { ...challenge, href }, title)}
      />
      <ChallengeForm
        {...form}
        submit={isDraft ? t("challenges.form.submit") : t("challenges.form.submitOpen")}
        cancelHref={href}
      />
    </>
  );
}
