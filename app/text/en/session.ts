export const session = {
  title: "Sign in",
  email: "E-mail address",
  password: "Password",
  signIn: "Sign in",
  emailMissing: "Enter your e-mail address",
  emailWrong: "The address is too long",
  passwordMissing: "Enter your password",
};
