# A shell: Terraform makes the place and the right to read it, never what is in it. So no value stands in
# a variable, a plan or the state. An operator puts it there: npm run aws -- secrets dev

resource "aws_secretsmanager_secret" "site" {
  name                    = "${var.name}/site"
  description             = "What the site must not show: one JSON object of settings"
  recovery_window_in_days = var.recovery_days
}

resource "aws_secretsmanager_secret_policy" "site" {
  secret_arn          = aws_secretsmanager_secret.site.arn
  block_public_policy = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["secretsmanager:*"]
      Resource  = [aws_secretsmanager_secret.site.arn]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
