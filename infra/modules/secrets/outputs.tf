output "settings" {
  description = "What the site is told: where its secrets are, as its settings spell it."
  value = {
    SECRETS    = "aws"
    SECRET_ARN = aws_secretsmanager_secret.site.arn
  }
}

output "site_statements" {
  description = "What the site may do with its secrets."
  value = [{
    Sid      = "ReadSecrets"
    Effect   = "Allow"
    Action   = ["secretsmanager:GetSecretValue"]
    Resource = [aws_secretsmanager_secret.site.arn]
  }]
}
