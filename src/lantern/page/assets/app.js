// Makes pages better where there is JavaScript; every page works without it.
import { Button, ErrorSummary, NotificationBanner, SkipLink, createAll } from "govuk-frontend";
import "htmx.org";
import { keepDrafts } from "./drafts.js";
import { hideWhatIsNotAsked } from "./only-if.js";
import { warnBeforeSignOut } from "./time-out.js";

// The design system waits for this class; its own inline script would break our Content-Security-Policy.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const part of [Button, ErrorSummary, NotificationBanner, SkipLink]) createAll(part);
hideWhatIsNotAsked();
keepDrafts();
warnBeforeSignOut();
