# Workflows on GitHub prove who they are with a token of GitHub's, and are lent a role for an hour. No key
# of ours lies there.

resource "aws_iam_openid_connect_provider" "github" {
  count = length(var.repository[*])

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  roles = {
    # Any pull request may look what would happen.
    plan = {
      subjects = [for repository in var.repository[*] : "repo:${repository}:pull_request"]
      managed  = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
    }
    # Only jobs in an environment that people guard may do it. The role makes roles, so it is as strong
    # as the account: the guard is that environment, and nothing written here.
    apply = {
      subjects = flatten([for repository in var.repository[*] : [for stage in var.stages : "repo:${repository}:environment:${stage}"]])
      managed  = ["arn:aws:iam::aws:policy/AdministratorAccess"]
    }
  }
}

resource "aws_iam_role" "github" {
  for_each = var.repository == null ? {} : local.roles

  name                 = "solah-${each.key}"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.github[0].arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      # Letter by letter, without stars: a repository whose name begins like ours is not ours.
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = each.value.subjects
        }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "github" {
  for_each = merge([for role, what in var.repository == null ? {} : local.roles : {
    for arn in what.managed : "${role}-${basename(arn)}" => { role = role, arn = arn }
  }]...)

  role       = aws_iam_role.github[each.value.role].name
  policy_arn = each.value.arn
}

# Reading all of an account reads files and secrets too. A pull request sees names, not what is in them.
resource "aws_iam_role_policy" "plan" {
  count = length(var.repository[*])

  name = "plan"
  role = aws_iam_role.github["plan"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid         = "NoFilesButTheState"
        Effect      = "Deny"
        Action      = ["s3:GetObject*"]
        NotResource = ["${aws_s3_bucket.state.arn}/solah/*"]
      },
      {
        Sid      = "NoContents"
        Effect   = "Deny"
        Action   = ["secretsmanager:GetSecretValue", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "sqs:ReceiveMessage"]
        Resource = ["*"]
      },
      {
        Sid      = "LockTheState"
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:DeleteObject"]
        Resource = ["${aws_s3_bucket.state.arn}/solah/*.tflock"]
      },
    ]
  })
}
