"""Mã truy cập, ánh xạ nhóm SSO."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('layers', '0002_role_assignments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SsoAssignment',
            fields=[
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='layers.roleassignment', verbose_name='Phân quyền')),
            ],
            options={
                'verbose_name': 'vai trò do SSO cấp',
                'verbose_name_plural': 'vai trò do SSO cấp',
                'db_table': 'sso_assignments',
            },
        ),
        migrations.CreateModel(
            name='AccessToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='Tên gợi nhớ')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True, verbose_name='Mã băm')),
                ('beginning', models.CharField(editable=False, max_length=16, verbose_name='Các ký tự đầu')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('read', 'read'), ('personal', 'personal'), ('write', 'write'), ('approve', 'approve')], max_length=12), size=None, verbose_name='Phạm vi')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Tạo lúc')),
                ('expires_at', models.DateTimeField(verbose_name='Hết hạn lúc')),
                ('last_used_at', models.DateTimeField(editable=False, null=True, verbose_name='Dùng lần cuối')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='Thu hồi lúc')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_tokens', to=settings.AUTH_USER_MODEL, verbose_name='Tài khoản')),
            ],
            options={
                'verbose_name': 'mã truy cập',
                'verbose_name_plural': 'mã truy cập',
                'db_table': 'access_tokens',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='ClaimRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.CharField(help_text='Giá trị trong claim NEN_OIDC_ROLES_CLAIM', max_length=200, verbose_name='Nhóm bên SSO')),
                ('role', models.CharField(choices=[('owner', 'Chủ quản'), ('approver', 'Giám sát, phê duyệt'), ('editor', 'Cập nhật'), ('reader', 'Cơ quan khai thác')], max_length=12, verbose_name='Vai trò')),
                ('scope', models.CharField(help_text='Nhóm dữ liệu (land), một lớp (layer:parcels) hoặc *', max_length=60, verbose_name='Phạm vi dữ liệu')),
                ('unit_code', models.CharField(blank=True, default='', help_text='Để trống: toàn thành phố', max_length=5, verbose_name='Mã xã/phường')),
            ],
            options={
                'verbose_name': 'ánh xạ nhóm SSO',
                'verbose_name_plural': 'ánh xạ nhóm SSO',
                'db_table': 'claim_roles',
                'constraints': [models.UniqueConstraint(fields=('value', 'role', 'scope', 'unit_code'), name='claim_roles_once')],
            },
        ),
    ]
