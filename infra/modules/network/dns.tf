# Names for what stands inside. They mean nothing outside the VPC.

resource "aws_route53_zone" "this" {
  name          = var.dns.zone
  comment       = "${var.name}: only inside the VPC"
  force_destroy = false

  vpc {
    vpc_id = aws_vpc.this.id
  }
}

# A program must use RDS's own name, since its certificate and the token name that; this is for people.
resource "aws_route53_record" "this" {
  for_each = var.dns.records

  zone_id = aws_route53_zone.this.zone_id
  name    = "${each.key}.${var.dns.zone}"
  type    = each.value.type
  ttl     = 60 # seconds: after a failover nobody asks the old one for longer
  records = each.value.values
}

# What each machine learns when it asks for its address: who answers names, and the domain of short ones.
resource "aws_vpc_dhcp_options" "this" {
  domain_name         = var.dns.zone
  domain_name_servers = ["AmazonProvidedDNS"] # it alone knows private zones and endpoints

  tags = { Name = var.name }
}

resource "aws_vpc_dhcp_options_association" "this" {
  vpc_id          = aws_vpc.this.id
  dhcp_options_id = aws_vpc_dhcp_options.this.id
}
