// Keeps what is typed as a draft, a little after each change, and says so in words.

const PAUSE = 4000;

async function keep(form, said) {
  const typed = new FormData(form);
  typed.set("_do", "keep");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(typed), redirect: "manual" });
    if (answer.ok) {
      const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      said.textContent = `Draft kept at ${now}. Only you can see it.`;
      return true;
    } else if (answer.type === "opaqueredirect") {
      said.textContent = "You have been signed out. What you typed is kept as a draft: sign in to go on.";
    } else {
      said.textContent = "The draft could not be kept just now. What you typed is still on this page.";
    }
  } catch {
    said.textContent = "No connection: the draft is not kept. What you typed is still on this page.";
  }
}

export function keepDrafts() {
  for (const form of document.querySelectorAll("form[data-keep-draft]")) {
    const said = form.querySelector("[data-saved]");
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        if (await keep(form, said)) document.dispatchEvent(new Event("lantern:kept"));
      }, PAUSE);
    });
    form.addEventListener("submit", () => clearTimeout(waiting));
    document.addEventListener("lantern:keep", () => keep(form, said));
  }
}
