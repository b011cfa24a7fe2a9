const themes = ["system", "light", "dark"] as const;
const key = "cogscope-theme";

/** The button that goes round: as the system has it, light, dark. The choice is remembered by the browser. */
export function startThemeSwitch(button: HTMLButtonElement): void {
  let theme = remembered();
  function apply(): void {
    document.documentElement.dataset["theme"] = theme;
    button.textContent = `Theme: ${theme}`;
  }
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
    remember(theme);
    apply();
  });
  apply();
}

type Theme = (typeof themes)[number];

// A browser may refuse to remember anything, by throwing.
function remembered(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? "system";
  } catch {
    return "system";
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It lasts as long as the page.
  }
}
