// Hides a question until the answer that it depends on is given. Without JavaScript a note says when it is asked.

function isAnswered(form, name, codes) {
  const chosen = [...form.querySelectorAll(`[name="${name}"]`)].filter((box) =>
    box.type === "radio" || box.type === "checkbox" ? box.checked : true,
  );
  const values = chosen.map((box) => (box.value === "_not_known" ? "not_known" : box.value));
  return values.some((value) => codes.includes(value));
}

export function hideWhatIsNotAsked() {
  for (const form of document.querySelectorAll("form[data-keep-draft]")) {
    const dependent = [...form.querySelectorAll("[data-only-if]")];
    const show = () => {
      // In document order, so that a question that depends on a hidden one is hidden too.
      for (const part of dependent) {
        const asks = form.querySelector(`[name="${part.dataset.onlyIf}"]`)?.closest("[data-only-if]");
        part.hidden = asks?.hidden || !isAnswered(form, part.dataset.onlyIf, part.dataset.onlyIfCodes.split(" "));
      }
    };
    form.addEventListener("change", show);
    show();
  }
}
